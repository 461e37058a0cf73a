import { Screen } from "../screens/screen";

export function TemplatesScreen() {
  return <Screen title="Templates">{null}</Screen>;
}
