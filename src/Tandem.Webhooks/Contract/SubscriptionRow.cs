namespace Tandem.Webhooks.Contract;

using System.Text.Json.Serialization;

/// <summary>Somebody of a tenant wants to be told what happens, at a URL.</summary>
/// <param name="Id">Rises by one a tenant and is not given again.</param>
/// <param name="Shape">What messages look like, by the shape's name.</param>
/// <param name="Name">For people.</param>
/// <param name="Types">Which events, in the shape's words; none for all.</param>
/// <param name="Disabled">Why nothing is sent; empty while it is.</param>
/// <param name="Secrets">What messages are signed with: the first is the one to be shown, others are ending.</param>
/// <param name="CreatedMicros">Unix time.</param>
/// <param name="ChangedMicros">Of the last change; rises with every one.</param>
public sealed record SubscriptionRow(
    int Tenant,
    int Id,
    string Shape,
    string Name,
    string Url,
    IReadOnlyList<string> Types,
    string Disabled,
    IReadOnlyList<SigningSecret> Secrets,
    long CreatedMicros,
    long ChangedMicros
)
{
    /// <summary>Somebody turned it off.</summary>
    public const string ByHand = "by_hand";

    /// <summary>The receiver answered 410.</summary>
    public const string Gone = "gone";

    [JsonIgnore]
    public bool IsEnabled => Disabled.Length == 0;
}

/// <summary>A secret messages are signed with, as Standard Webhooks writes it: <c>whsec_</c> and base64.</summary>
/// <param name="EndsMicros">When it is used no longer, Unix time; 0 for never.</param>
public sealed record SigningSecret(string Text, long EndsMicros);
