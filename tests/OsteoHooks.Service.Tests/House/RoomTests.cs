using OsteoHooks.House;

namespace OsteoHooks.Service.Tests.House;

/// <summary>The rooms of the service: each names only rooms behind it.</summary>
public sealed class RoomTests
{
    [Fact]
    public void No_room_of_the_service_is_part_of_a_circle()
    {
        var dependencies = TypeDependencies.Of(typeof(Program).Assembly.Location);
        Assert.InRange(dependencies.Keys.Count(t => t.StartsWith("OsteoHooks.Service.", StringComparison.Ordinal)), 50, 5_000);
        var circles = Rooms.Circles(dependencies, "OsteoHooks.Service");
        Assert.True(circles.Count == 0, string.Join("\n\n", circles));
    }

    [Fact]
    public void A_circle_is_told_with_the_types_that_make_it()
    {
        var circle = Assert.Single(
            Rooms.Circles(TypeDependencies.Of(typeof(RoomTests).Assembly.Location), "OsteoHooks.Service.Tests.House.Example"));
        Assert.StartsWith("Kitchen, Pantry:", circle, StringComparison.Ordinal);
        Assert.Contains("Kitchen → Pantry: Cook → Shelf", circle, StringComparison.Ordinal);
        Assert.Contains("Pantry → Kitchen: Shelf → Cook", circle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_in_one_direction_is_no_circle()
    {
        var steps = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            ["H.A.X"] = new HashSet<string>(["H.B.Y", "H.C.Z"]),
            ["H.B.Y"] = new HashSet<string>(["H.C.Z"]),
            ["H.C.Z"] = new HashSet<string>(),
        };
        Assert.Empty(Rooms.Circles(steps, "H"));
        steps["H.C.Z"] = new HashSet<string>(["H.A.X"]);
        Assert.StartsWith("A, B, C:", Assert.Single(Rooms.Circles(steps, "H")), StringComparison.Ordinal);
    }
}
