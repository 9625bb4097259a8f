namespace Tandem.Engine.Tests;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Engine.Inputs;
using Tandem.Engine.Replay;
using Tandem.Media;

/// <summary>Inputs are data: every kind can be written down and read again.</summary>
public class ReplayJsonTests
{
    public static TheoryData<Type> Kinds =>
        [
            .. new[] { typeof(EngineInput), typeof(Command), typeof(MediaEvent) }.SelectMany(root =>
                root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract)
            ),
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_can_be_read_and_holds_nothing_but_data(Type kind)
    {
        try
        {
            JsonSerializer.Deserialize("{}", kind, ReplayJson.Options);
        }
        catch (JsonException)
        {
            // Something required is missing: it could be read.
        }
        Assert.DoesNotContain(PartsOf(kind, []), part => typeof(Delegate).IsAssignableFrom(part) || part == typeof(object));
    }

    // The types a type is made of, those of this program in full.
    private static HashSet<Type> PartsOf(Type type, HashSet<Type> known)
    {
        if (!known.Add(type) || type.Namespace?.StartsWith("Tandem", StringComparison.Ordinal) != true)
        {
            return known;
        }
        foreach (Type part in ReplayJson.Options.GetTypeInfo(type).Properties.Select(property => property.PropertyType))
        {
            PartsOf(Nullable.GetUnderlyingType(part) ?? part, known);
            Array.ForEach(part.GetGenericArguments(), argument => PartsOf(argument, known));
        }
        return known;
    }
}
