namespace OsteoHooks.Inference;

/// <summary>A rule while its <c>Define</c> runs.</summary>
internal sealed class RuleDraft(string name, string description, Type ruleType)
{
    public string Name { get; set; } = name;

    public AliasScope Aliases { get; } = new();

    public GroupDraft Premises { get; } = new(isAlternative: false);

    public List<ActionElement> Conclusions { get; } = [];

    public IRuleDefinition Build()
    {
        if (Conclusions.Count == 0)
            throw new InvalidOperationException("A rule must conclude something: Then().Yield(…) is missing.");
        var premises = Premises.Build();
        RefuseRepeatedAliases(premises);
        return new RuleDefinition(Name, description, new PropertyMap(ruleType), premises, new ActionGroupElement(Conclusions));
    }

    // Alternatives may each declare the same alias, since only one of them is ever bound.
    private static HashSet<string> RefuseRepeatedAliases(RuleElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (element is PatternElement { Declaration.IsNamed: true } pattern)
            names.Add(pattern.Declaration.Name);
        foreach (var child in (element as GroupElement)?.ChildElements ?? [])
        {
            foreach (var name in RefuseRepeatedAliases(child))
            {
                if (!names.Add(name) && element is AndElement)
                    throw new InvalidOperationException($"The alias '{name}' is declared twice.");
            }
        }

        return names;
    }
}

/// <summary>Premises under construction: <c>Having</c> may still add conditions to the last pattern.</summary>
internal sealed class GroupDraft(bool isAlternative)
{
    private readonly List<object> _parts = [];

    public void Add(PatternDraft pattern) => _parts.Add(pattern);

    public void Add(GroupDraft group) => _parts.Add(group);

    public void Add(RuleElement element) => _parts.Add(element);

    public GroupElement Build()
    {
        if (_parts.Count == 0)
            throw new InvalidOperationException("A group of premises needs at least one premise.");
        RuleElement[] children = [.. _parts.Select(part => part switch
        {
            PatternDraft pattern => pattern.Build(),
            GroupDraft group => group.Build(),
            _ => (RuleElement)part,
        })];
        return isAlternative ? new OrElement(children) : new AndElement(children);
    }
}
