namespace OsteoHooks.Content;

public sealed record Coding(string System, string Code, string Display);
