namespace OsteoHooks.Inference;

/// <summary>
/// Orders rules so that each is evaluated when all facts it negates or aggregates are known. Rules that conclude for each
/// other form one stratum, evaluated to a fixpoint; such a circle may not pass through a negation or aggregate.
/// </summary>
internal sealed class Strata
{
    private readonly RuleReads[] _rules;
    private readonly List<int>[] _producers;
    private readonly Circles _circles;

    public Strata(IEnumerable<RuleReads> rules)
    {
        // By name, so that neither strata nor results depend on the order in which rules were loaded.
        _rules = [.. rules.OrderBy(x => x.Definition.Name, StringComparer.Ordinal)];
        _producers = [.. _rules.Select(ProducersFor)];
        _circles = new Circles(_producers);
        RefuseNegationInCircles();
    }

    /// <summary>The strata in the order of evaluation; within one, rules are in the order of their names.</summary>
    public IEnumerable<(IReadOnlyList<RuleReads> Rules, bool IsRecursive)> InOrder()
    {
        var levels = new int[_circles.Count];
        // Circles are numbered producers first, so every level is final when it is read.
        for (var circle = 0; circle < _circles.Count; circle++)
        {
            var below = _circles.Members(circle).SelectMany(x => _producers[x]).Select(x => _circles.Of(x)).Where(x => x != circle);
            levels[circle] = below.Select(x => levels[x] + 1).DefaultIfEmpty().Max();
        }

        return Enumerable.Range(0, _rules.Length)
            .GroupBy(x => (Level: levels[_circles.Of(x)], Circle: IsRecursive(x) ? _circles.Of(x) : -1))
            .OrderBy(x => x.Key.Level).ThenBy(x => x.Min())
            .Select(x => ((IReadOnlyList<RuleReads>)[.. x.Select(rule => _rules[rule])], x.Key.Circle >= 0));
    }

    private bool IsRecursive(int rule) => _producers[rule].Exists(x => _circles.Of(x) == _circles.Of(rule));

    private List<int> ProducersFor(RuleReads reader) =>
        [.. Enumerable.Range(0, _rules.Length).Where(x => Reads(reader.Matched, _rules[x]) || Reads(reader.Complete, _rules[x]))];

    private static bool Reads(HashSet<Type> matched, RuleReads producer) =>
        matched.Overlaps(producer.Concluded) || matched.Any(x => producer.Concluded.Any(y => FactTypes.MayMatch(x, y)));

    private void RefuseNegationInCircles()
    {
        for (var reader = 0; reader < _rules.Length; reader++)
        {
            foreach (var producer in _producers[reader])
            {
                if (_circles.Of(producer) == _circles.Of(reader) && Reads(_rules[reader].Complete, _rules[producer]))
                    throw new RuleStratificationException([.. PathToProducer(reader, producer).Select(x => _rules[x].Definition.Name)]);
            }
        }
    }

    // From the rule that negates to a rule it depends on, and from there back along what each concludes.
    private List<int> PathToProducer(int reader, int producer)
    {
        var next = new Dictionary<int, int> { [producer] = reader };
        var queue = new Queue<int>([producer]);
        while (!next.ContainsKey(reader) && queue.TryDequeue(out var rule))
        {
            foreach (var earlier in _producers[rule].Where(x => _circles.Of(x) == _circles.Of(reader) && next.TryAdd(x, rule)))
                queue.Enqueue(earlier);
        }

        List<int> path = [reader];
        for (var rule = next[reader]; rule != reader; rule = next[rule])
            path.Add(rule);
        return path;
    }
}
