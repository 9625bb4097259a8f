namespace Tandem.Store.Files.Recordings;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

/// <summary>
/// What stays beside where a recording was: that it was deleted, by whom and why, and the hash of what it was. Sealed with the data folder's key,
/// so that nobody can make one up, or change one, who has not got that.
/// </summary>
/// <param name="Sha256">Of the file, in hexadecimal digits; empty when there was none.</param>
/// <param name="By">Who, as the log has it.</param>
/// <param name="Why"><c>age</c>, <c>size</c>, <c>asked</c>, or <c>missing</c> for one that was found gone.</param>
public sealed record DeletionNote(Guid Recording, string Sha256, string By, string Why, long WallMicros)
{
    private const string Purpose = "recording deleted\n";

    private sealed record Sealed(DeletionNote Note, string Seal);

    internal byte[] Write(byte[] key) => JsonSerializer.SerializeToUtf8Bytes(new Sealed(this, SealOf(key)), JsonSerializerOptions.Web);

    /// <summary>Null when it is not one that was sealed with that key.</summary>
    internal static DeletionNote? Read(byte[] bytes, byte[] key)
    {
        try
        {
            Sealed? read = JsonSerializer.Deserialize<Sealed>(bytes, JsonSerializerOptions.Web);
            return read is not null && read.Note.SealOf(key) == read.Seal ? read.Note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string SealOf(byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Purpose + JsonSerializer.Serialize(this))));
}
