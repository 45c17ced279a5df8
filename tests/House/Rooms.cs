namespace OsteoHooks.House;

/// <summary>The rooms of an assembly (the namespaces right below its own) and the circles among them.</summary>
internal static class Rooms
{
    private const string Entrance = "(root)";

    /// <summary>
    /// Each circle as the steps that it is made of, with the types that take them; none in a house where everything names only what is
    /// behind it.
    /// </summary>
    /// <param name="dependencies">As <see cref="TypeDependencies.Of"/> gives them.</param>
    /// <param name="root">Namespace of the assembly.</param>
    public static IReadOnlyList<string> Circles(IReadOnlyDictionary<string, IReadOnlySet<string>> dependencies, string root)
    {
        var steps = (from type in dependencies
                     let room = RoomOf(type.Key, root)
                     from other in type.Value
                     let next = RoomOf(other, root)
                     where room is not null && next is not null && room != next
                     select (From: room, To: next, Types: $"{Short(type.Key)} → {Short(other)}")).ToList();
        var reached = steps.Select(s => s.From).Distinct(StringComparer.Ordinal)
            .ToDictionary(room => room, room => Reached(room, steps), StringComparer.Ordinal);
        return
        [
            .. from room in reached.Keys.Order(StringComparer.Ordinal)
               let circle = reached[room].Where(r => reached.ContainsKey(r) && reached[r].Contains(room)).Append(room).Distinct()
                   .Order(StringComparer.Ordinal).ToList()
               where reached[room].Contains(room) && circle[0] == room
               select Told(circle, steps),
        ];
    }

    private static HashSet<string> Reached(string room, List<(string From, string To, string Types)> steps)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([room]);
        while (open.TryDequeue(out var at))
        {
            foreach (var next in steps.Where(s => s.From == at).Select(s => s.To).Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    private static string Told(List<string> circle, List<(string From, string To, string Types)> steps)
    {
        var within = steps.Where(s => circle.Contains(s.From) && circle.Contains(s.To)).GroupBy(s => (s.From, s.To), s => s.Types);
        return $"{string.Join(", ", circle)}:\n{string.Join('\n', within.Select(step => $"  {step.Key.From} → {step.Key.To}: {string.Join("; ", step.Distinct().Order(StringComparer.Ordinal))}"))}";
    }

    /// <summary>
    /// Null for what is no part of the house, such as what the compiler makes for itself or generators put into namespaces of their own.
    /// </summary>
    private static string? RoomOf(string type, string root)
    {
        var name = type[..(type.LastIndexOf('.') is var end and > 0 ? end : 0)];
        return type.StartsWith('<') ? null
            : name == root || name.Length == 0 ? Entrance
            : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0]
            : null;
    }

    private static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];
}
