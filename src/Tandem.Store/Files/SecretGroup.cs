namespace Tandem.Store.Files;

using System.Security.Cryptography;
using System.Text.Json.Nodes;

/// <summary>Secrets that belong together in a credentials file.</summary>
public sealed record SecretGroup(string Name, params IReadOnlyList<SecretName> Names)
{
    internal JsonObject Fresh()
    {
        JsonObject made = [];
        foreach (SecretName each in Names)
        {
            made[each.Name] = each.Fresh();
        }
        return made;
    }
}

/// <param name="Name">As the file has it.</param>
/// <param name="Length">Characters of a fresh one, of 56 kinds each.</param>
/// <param name="Given">A text that is no secret, e.g. a login; empty for a secret.</param>
public sealed record SecretName(string Name, int Length, string Given = "")
{
    /// <summary>A fresh one is a UUID.</summary>
    public bool IsUuid { get; init; }

    // Without those that people take for each other.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    internal string Fresh() =>
        Given.Length > 0 ? Given
        : IsUuid ? Guid.NewGuid().ToString()
        : RandomNumberGenerator.GetString(Alphabet, Length);
}
