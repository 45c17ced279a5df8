namespace OsteoHooks.Inference.Tests;

/// <summary>A fact of the generated programs; what it was concluded from tells it from every other.</summary>
internal abstract record Datum(int Key, int Value, string Because);

internal sealed record Given0(int Key, int Value, string Because) : Datum(Key, Value, Because);

internal sealed record Given1(int Key, int Value, string Because) : Datum(Key, Value, Because);

internal sealed record Stage2(int Key, int Value, string Because) : Datum(Key, Value, Because);

internal sealed record Stage3(int Key, int Value, string Because) : Datum(Key, Value, Because);

internal sealed record Stage4(int Key, int Value, string Because) : Datum(Key, Value, Because);

internal enum Second
{
    None,
    Match,
    Collect,
    Group,
    SelectMany,
    Let,
    Or,
}

internal enum Third
{
    None,
    Not,
    Exists,
    All,
}

/// <summary>A generated rule. Types are positions in <see cref="Types"/>; a rule reads only earlier ones than it concludes.</summary>
internal sealed record RuleSpec(int Number, int First, int Least, Second Second, int SecondType, Third Third, int ThirdType, int Limit, int Concludes)
{
    public static readonly Type[] Types = [typeof(Given0), typeof(Given1), typeof(Stage2), typeof(Stage3), typeof(Stage4)];

    public static Datum Make(int type, int key, int value, string because) => type switch
    {
        0 => new Given0(key, value, because),
        1 => new Given1(key, value, because),
        2 => new Stage2(key, value, because),
        3 => new Stage3(key, value, because),
        _ => new Stage4(key, value, because),
    };

    public Datum Conclude(Datum first, string second) => Make(Concludes, first.Key, (first.Value + Number) % 5, $"{Number}({first.Because};{second})");

    public static string All(IEnumerable<Datum> data) => string.Join(',', data.Select(x => x.Because).Order(StringComparer.Ordinal));
}
