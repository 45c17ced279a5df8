using System.Collections;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>The rules of a running test host, of which some can be taken out and put back without another start.</summary>
internal sealed class RulesTakenOut
{
    /// <summary>Names of the rules that do not count at this moment.</summary>
    public IReadOnlyCollection<string> Off { get; set; } = [];

    public TokenRules Of(TokenRules all) => new(new Rest(all.InOrder, this));

    private sealed class Rest(IReadOnlyList<TokenRule> all, RulesTakenOut rules) : IReadOnlyList<TokenRule>
    {
        public int Count => On.Count();

        private IEnumerable<TokenRule> On => all.Where(r => !rules.Off.Contains(r.Name, StringComparer.Ordinal));

        public TokenRule this[int index] => On.ElementAt(index);

        public IEnumerator<TokenRule> GetEnumerator() => On.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
