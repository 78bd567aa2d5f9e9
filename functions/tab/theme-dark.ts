/** Loaded by who has it. */
import { teamsDarkTheme } from '@fluentui/react-components';

export default teamsDarkTheme;
