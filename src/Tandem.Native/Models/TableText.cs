namespace Tandem.Native.Models;

using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

/// <summary>
/// Rows as CSV (RFC 4180), for spreadsheets: UTF-8 with a mark, so that they read Chinese, and cells that would be formulas made text. The columns
/// are called as in JSON.
/// </summary>
public static class TableText
{
    /// <summary>A line of names, and one a row.</summary>
    public static byte[] Write<T>(IEnumerable<T> rows)
    {
        using MemoryStream bytes = new();
        Write(rows, bytes, isFirst: true);
        return bytes.ToArray();
    }

    /// <summary>Bit by bit, for what may not fit into memory: the first one has mark and names.</summary>
    public static void Write<T>(IEnumerable<T> rows, Stream to, bool isFirst)
    {
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };
        using StreamWriter text = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isFirst), leaveOpen: true);
        using CsvWriter csv = new(text, configuration, leaveOpen: true);
        csv.Context.RegisterClassMap(new CamelCaseColumns<T>());
        if (isFirst)
        {
            csv.WriteHeader<T>();
            csv.NextRecord();
        }
        foreach (T row in rows)
        {
            csv.WriteRecord(row);
            csv.NextRecord();
        }
    }

    private sealed class CamelCaseColumns<T> : ClassMap<T>
    {
        public CamelCaseColumns()
        {
            AutoMap(CultureInfo.InvariantCulture);
            foreach (MemberMap column in MemberMaps)
            {
                string name = column.Data.Member!.Name;
                column.Name(char.ToLowerInvariant(name[0]) + name[1..]);
            }
        }
    }
}
