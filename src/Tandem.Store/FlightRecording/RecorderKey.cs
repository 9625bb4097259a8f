namespace Tandem.Store.FlightRecording;

using System.Security.Cryptography;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary>The key that seals a flight recorder's segments: a file of its own beside them, which is not to leave the house with them by mistake.</summary>
public static class RecorderKey
{
    private const int Bytes = 32;

    public static string FileIn(string folder) => Path.Combine(folder, "key");

    /// <summary>Reads the key; throws <see cref="StoreException"/> when there is none.</summary>
    public static byte[] Read(string file)
    {
        try
        {
            byte[] key = Convert.FromBase64String(File.ReadAllText(file).Trim());
            return key.Length == Bytes ? key : throw new FormatException();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StoreException($"{file} holds no key of a flight recorder: {e.Message}", $"{file} 中没有飞行记录的密钥：{e.Message}");
        }
    }

    internal static byte[] Keep(string folder)
    {
        string file = FileIn(folder);
        if (!File.Exists(file))
        {
            OwnerOnly.Write(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) + "\n");
        }
        return Read(file);
    }
}
