namespace Tandem.Verto;

using Tandem.Access.Principals;

/// <summary>What pages can listen to: <c>ccc</c> is what becomes of the agent whose page it is, <c>ccc.LOGIN</c> of another.</summary>
internal static class VertoChannels
{
    public const string Own = "ccc";
    private const int Longest = 128;

    /// <summary>The channel of an agent by his login.</summary>
    public static string Of(string login) => $"{Own}.{login}";

    public static bool MayHear(VertoUser by, string channel) =>
        channel == Own
        || (
            channel.Length <= Longest
            && channel.StartsWith($"{Own}.", StringComparison.Ordinal)
            && (channel[(Own.Length + 1)..] == by.By.Name || by.By.IsAtLeast(Role.Supervisor))
        );
}
