namespace Tandem.Core.Tests;

using System.Text.Json;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;

/// <summary>
/// Two changes asked for while the store is slow come out as if one had been asked for after the other was done: neither undoes the other, and nobody
/// who was removed comes back.
/// </summary>
public class CommitOrderTests
{
    // The first campaign has id 1.
    private const int Group = 2;

    private static readonly ConfigurationCommand[] Changes =
    [
        new UpdateUser(2, new UserChange { Name = "Anna" }),
        new UpdateUser(3, new UserChange { Name = "Bo" }),
        new ChangePassword(2, "hash"),
        new DeleteUser(2),
        new DeleteUser(3),
        new BindExtensions(2, ["3001"]),
        new BindExtensions(3, ["3001"]),
        new UnbindExtensions(2, ["2001"]),
        new MoveExtension(2, "2002"),
        new MoveExtension(3, "2001"),
        new MoveExtension(3, "3001"),
        new DeleteExtension("3001"),
        new AssignNumbers([2, 3], [], ["02155550001"]),
        new AssignNumbers([2], [Group], []),
        new RemoveDialingRow(NumberGroupRow.Word, Group),
    ];

    public static TheoryData<int, int> Pairs()
    {
        TheoryData<int, int> pairs = [];
        for (int i = 0; i < Changes.Length; i++)
        {
            for (int j = 0; j < Changes.Length; j++)
            {
                pairs.Add(i, j);
            }
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Whichever_two_at_once_are_one_after_the_other(int first, int second)
    {
        (ConfigurationCommand a, ConfigurationCommand b) = (Changes[first], Changes[second]);
        Centre slow = Ready();
        slow.CommitsWait = true;
        slow.Ask(a);
        slow.Ask(b);
        slow.Commit();

        string[] orders = [Rows(OneByOne(a, b)), Rows(OneByOne(b, a))];
        Assert.Contains(Rows(slow), orders);
    }

    private static Centre OneByOne(ConfigurationCommand first, ConfigurationCommand second)
    {
        Centre centre = Ready();
        centre.Ask(first);
        centre.Ask(second);
        return centre;
    }

    // Users 2 and 3 with extensions 2001 and 2002, 3001 nobody's, a number and a group of it that user 2 shows.
    private static Centre Ready()
    {
        Centre centre = new("longest-idle-agent", 2);
        ConfigurationCommand[] before =
        [
            new CreateExtension(new ExtensionDraft("3001", "secret")),
            new SetRoute("02155550001", RouteTarget.Queue, "sales"),
            new SetNumberGroup(0, "shown", ["02155550001"], default),
            new AssignNumbers([2], [Group], []),
        ];
        centre.Ask(new SignOut("2001", null));
        centre.Ask(new SignOut("2002", null));
        Assert.All(before, each => Assert.True(centre.Ask(each).IsOk, centre.Answer?.Detail));
        return centre;
    }

    // When it was changed is another matter.
    private static string Rows(Centre centre) =>
        string.Join(
            '\n',
            [
                .. centre.Unit.Views.Users.All().Select(row => JsonSerializer.Serialize(row with { UpdatedMicros = 0 })),
                .. centre.Unit.Views.Extensions.All().Select(row => JsonSerializer.Serialize(row with { UpdatedMicros = 0 })),
                .. centre.Unit.Views.Dialing.All().Select(row => row.ToString()),
            ]
        );
}
