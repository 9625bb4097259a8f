namespace Tandem.Access.Contract;

using System.Text.Json.Serialization;
using Tandem.Access.Principals;
using Tandem.Access.Secrets;

/// <summary>A key as it is kept: never the key itself, but for what must be computed with again, which is sealed.</summary>
/// <param name="Hash">Of the secret.</param>
/// <param name="Face">Which API it opens, by its name there.</param>
/// <param name="Name">For people.</param>
/// <param name="PublicId">What a client sends beside the secret where the face has that; else empty.</param>
/// <param name="Sealed">The secret itself, encrypted with the data folder's key; empty where its hash does.</param>
/// <param name="UserId">Whom it acts as; 0 for nobody in particular.</param>
/// <param name="FromFile">It stands in the credentials file, and ends when it no longer does.</param>
/// <param name="EndsMicros">Unix time; 0 for never.</param>
/// <param name="RevokedMicros">Unix time; 0 while it works. A revoked key is kept so that the credentials file does not bring it back.</param>
public sealed record KeyRow(
    SecretHash Hash,
    int Tenant,
    string Face,
    string Name,
    string PublicId,
    byte[] Sealed,
    int UserId,
    Role Role,
    Scopes Scopes,
    bool FromFile,
    long CreatedMicros,
    long EndsMicros,
    long RevokedMicros
)
{
    /// <summary>How people and programs name it; tells nothing of the secret.</summary>
    [JsonIgnore]
    public string Id => IdOf(Hash);

    public static string IdOf(SecretHash hash) => "key_" + hash.Short;

    public bool WorksAt(long micros) => RevokedMicros == 0 && (EndsMicros == 0 || EndsMicros > micros);
}
