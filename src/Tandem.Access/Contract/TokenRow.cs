namespace Tandem.Access.Contract;

using System.Text.Json.Serialization;
using Tandem.Access.Secrets;

/// <summary>A token as it is kept.</summary>
/// <param name="Stamp">The stamp of the user's password when it was given: with another password it is void.</param>
/// <param name="Key">The key it was given for; with it it ends. All zeros when for a password.</param>
/// <param name="IssuedMicros">Unix time.</param>
/// <param name="EndsMicros">Unix time.</param>
public sealed record TokenRow(SecretHash Hash, int Tenant, int UserId, string Stamp, SecretHash Key, long IssuedMicros, long EndsMicros)
{
    /// <summary>A second factor was demanded of the user and none was on when it was given: until one is, it is good for setting that up alone.</summary>
    public bool OwesTotp { get; init; }

    /// <summary>How people and programs name it; tells nothing of the token.</summary>
    [JsonIgnore]
    public string Id => "tok_" + Hash.Short;
}
