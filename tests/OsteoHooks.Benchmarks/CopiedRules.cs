using System.Reflection;
using System.Reflection.Emit;
using OsteoHooks.Pathways;

namespace OsteoHooks.Benchmarks;

/// <summary>A service's rules, and each card rule of it so many times more.</summary>
internal static class CopiedRules
{
    private static readonly Type[] Written = [.. typeof(Rulebook).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Rule)))];

    public static Rulebook Compile(IReadOnlyDictionary<string, CardProfile> cards, int copies)
    {
        var originals = Written.Where(t => t.IsSubclassOf(typeof(CardRule)) && cards.ContainsKey(CardId.Of(t))).ToList();
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("CopiedRules"), AssemblyBuilderAccess.Run).DefineDynamicModule("CopiedRules");
        var types = Enumerable.Range(1, copies).SelectMany(n => originals.Select(t => Copy(module, t, n))).ToList();
        List<CardProfile> profiles = [.. cards.Values, .. Enumerable.Range(1, copies).SelectMany(n => cards.Values.Select(c => Copy(c, n, cards)))];
        return Rulebook.Compile(profiles, [.. Written, .. types]);
    }

    private static string Suffix(int number) => $"copy-{number}";

    private static CardProfile Copy(CardProfile card, int number, IReadOnlyDictionary<string, CardProfile> all) => card with
    {
        Id = $"{card.Id}-{Suffix(number)}",
        OutrankedBy = [.. card.OutrankedBy.Where(all.ContainsKey).Select(stronger => $"{stronger}-{Suffix(number)}")],
    };

    private static Type Copy(ModuleBuilder module, Type original, int number)
    {
        var type = module.DefineType($"{original.Name}Copy{number}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(CopiedRule<>).MakeGenericType(original));
        var definition = new RuleDefinitionFactory().Create((Rule)Activator.CreateInstance(original)!);
        foreach (var premise in definition.LeftHandSide.ChildElements.Cast<PatternElement>())
        {
            type.DefineField(premise.Declaration.Name, premise.ValueType, FieldAttributes.Public);
        }

        type.DefineDefaultConstructor(MethodAttributes.Public);
        return type.CreateType();
    }
}
