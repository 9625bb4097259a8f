namespace Tandem.Core.Tests.Events;

using System.Reflection;
using Tandem.Core.Contract.Events;
using Tandem.Core.Contract.Events.Kinds;

/// <summary>One event of every kind, with something in every field.</summary>
internal static class EventSamples
{
    private static readonly Guid Call = new("0198f6c0-0000-7000-8000-000000000001");
    private static readonly Guid Leg = new("0198f6c0-0000-7000-8000-000000000002");
    private static readonly Guid Other = new("0198f6c0-0000-7000-8000-000000000003");

    public static IEnumerable<Event> All() => EventTable.All.Select(Of);

    public static Event Of(EventKind kind) =>
        new(
            kind.Number + 1_000L,
            1_767_225_600_123_456,
            9_000_000_000,
            2_500_000,
            Call,
            Leg,
            7,
            kind.Version,
            Actor.Phone("1001"),
            DataOf(kind)
        );

    private static EventData DataOf(EventKind kind)
    {
        ConstructorInfo constructor = kind.Data.GetConstructors().MaxBy(each => each.GetParameters().Length)!;
        return (EventData)constructor.Invoke([.. constructor.GetParameters().Select(ValueOf)]);
    }

    private static object ValueOf(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            { } type when type == typeof(string) => $"{parameter.Name} 客",
            { } type when type == typeof(int) => 1_000 + parameter.Position,
            { } type when type == typeof(long) => 3_000_000_000L + parameter.Position,
            { } type when type == typeof(bool) => true,
            { } type when type == typeof(char) => '#',
            { } type when type == typeof(Guid) => Other,
            { } type when type == typeof(int[]) => new[] { 3, 5 },
            { } type when type == typeof(string[]) => new[] { "calls:read", "agents:read" },
            { } type when type == typeof(OfferCount[]) => new[] { new OfferCount("next", 2), new OfferCount("wrap_up", 1) },
            { } type when type == typeof(OfferCandidate[]) => new[] { new OfferCandidate(37, "chosen"), new OfferCandidate(38, "next") },
            { } type when type == typeof(FieldChange[]) => new[] { new FieldChange("name", "Li", "Li Na") },
            _ => throw new InvalidOperationException($"no sample for {parameter.ParameterType}"),
        };
}
