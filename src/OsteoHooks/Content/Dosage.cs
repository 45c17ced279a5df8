using OsteoHooks.Text;

namespace OsteoHooks.Content;

public sealed record Dosage(Wording Text, Coding Route, Dose Dose, Repeat Repeat);
