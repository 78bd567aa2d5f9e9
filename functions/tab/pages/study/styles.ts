/** What the parts of a study have in common to the eye. */
import { makeStyles, tokens } from '@fluentui/react-components';

export const useStudyStyles = makeStyles({
  /** What it is about now. */
  now: {
    padding: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  subtitle: {
    fontSize: tokens.fontSizeBase400,
    margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`,
  },
  date: { whiteSpace: 'nowrap' },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});
