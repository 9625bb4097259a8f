namespace Tandem.Store.Sqlite.Sql;

using System.Text.Json;
using Tandem.Store.Contract;

/// <summary>A row's content as JSON in one column.</summary>
internal static class RowBody
{
    public static string Write<T>(T row) => JsonSerializer.Serialize(row);

    public static T Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new DatabaseException(DatabaseTrouble.Corrupt, $"a row of kind {typeof(T).Name} cannot be read: {e.Message}", e);
        }
    }
}
