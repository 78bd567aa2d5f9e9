/** Loaded by who has it. */
import { teamsHighContrastTheme } from '@fluentui/react-components';

export default teamsHighContrastTheme;
