namespace Tandem.Native.Importing;

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr.Expressions;
using Tandem.Numbering;

/// <summary>A CSV file with numbers (RFC 4180), line by line. Throws <see cref="ImportFault"/> for what is wrong with the file as a whole.</summary>
internal sealed class NumberFile : IDisposable
{
    private static readonly string[] NumberNames = ["number", "phone", "号码", "电话", "手机号", "被叫号码"];

    private readonly NumberRegion region;
    private readonly CheckedText text;
    private readonly CsvReader csv;
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private string[] names = [];
    private int column;
    private bool isBroken;

    public NumberFile(Stream file, string encoding, NumberRegion region)
    {
        this.region = region;
        text = new CheckedText(file, encoding);
        csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                HasHeaderRecord = true,
                BadDataFound = _ => isBroken = true,
                MissingFieldFound = null,
                TrimOptions = TrimOptions.Trim,
                MaxFieldSize = ImportLimits.Line,
            }
        );
        ReadNames();
    }

    /// <summary>The next line that is not empty: a number, or what is wrong with it. False at the end.</summary>
    public bool TryRead(out NewCampaignNumber? number, out BadLine? bad)
    {
        (number, bad) = (null, null);
        isBroken = false;
        int before = csv.Parser.RawRow;
        if (!Read())
        {
            return false;
        }
        string written = csv.GetField(column) ?? "";
        string? problem = Problem(written, out string inner, out string json);
        if (isBroken && csv.Parser.RawRow > before + 1 && csv.Parser.RawRecord.Count(each => each == '"') % 2 != 0)
        {
            // What follows was read as part of it: no line of its own is skipped unheard of.
            throw new ImportFault($"line {before + 1} has a cell without end: a quotation mark is missing");
        }
        if (problem is null)
        {
            number = new NewCampaignNumber(inner, NumberZones.Of(inner), json);
        }
        else
        {
            bad = new BadLine(csv.Parser.RawRow, written.Length > ImportLimits.Shown ? written[..ImportLimits.Shown] : written, problem);
        }
        return true;
    }

    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }

    private bool Read()
    {
        try
        {
            return csv.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new ImportFault($"line {text.Line} has a cell without end: a quotation mark is missing");
        }
    }

    private void ReadNames()
    {
        if (!Read() || !csv.ReadHeader() || csv.HeaderRecord is not { Length: > 0 } header)
        {
            throw new ImportFault("the file is empty: a line of names comes first");
        }
        names = [.. header.Select(name => name.Trim().TrimStart('\uFEFF'))];
        if (names.Length > ImportLimits.Columns)
        {
            throw new ImportFault($"more than {ImportLimits.Columns} columns");
        }
        if (names is [var only] && only.AsSpan().IndexOfAny(';', '\t') >= 0)
        {
            throw new ImportFault("the names are separated by semicolons or tabs: commas are expected");
        }
        column = Math.Max(0, Array.FindIndex(names, name => NumberNames.Contains(name, StringComparer.OrdinalIgnoreCase)));
        for (int i = 0; i < names.Length; i++)
        {
            if (i != column && !VariableName.IsOne(names[i]))
            {
                throw new ImportFault(
                    $"column {i + 1}: \"{Short(names[i])}\" is no name of a variable: write letters, digits, _ and ., a letter first. The first line has names"
                );
            }
            if (Array.IndexOf(names, names[i]) != i)
            {
                throw new ImportFault($"two columns are called {Short(names[i])}");
            }
        }
        if (NumberForms.TryReadPublic(names[column], region, out _, out _))
        {
            throw new ImportFault("the first line has a number where names belong: put a line of names first");
        }
    }

    // What is wrong with the line; null, with the number and its values, when nothing is.
    private string? Problem(string written, out string inner, out string json)
    {
        (inner, json) = ("", "");
        values.Clear();
        if (!IsWhole())
        {
            return "a quotation mark stands where none may";
        }
        if (csv.Parser.Count > names.Length)
        {
            return $"{csv.Parser.Count} cells where there are {names.Length} names";
        }
        for (int i = 0; i < csv.Parser.Count; i++)
        {
            string value = csv.GetField(i) ?? "";
            if (IsFormula(value))
            {
                return $"{names[i]} is a formula: only texts are taken";
            }
            if (i != column && value.Length > 0)
            {
                values[names[i]] = value;
            }
        }
        return !ImportVariables.TryWrite(values, out json, out string wrong) ? wrong
            : NumberForms.TryReadPublic(written, region, out inner, out string why) ? null
            : why;
    }

    // A cell is looked at when it is asked for, and not before.
    private bool IsWhole()
    {
        for (int i = 0; i < csv.Parser.Count; i++)
        {
            csv.GetField(i);
        }
        return !isBroken;
    }

    // What a spreadsheet would reckon (OWASP, CSV injection); a number with its sign is none.
    private static bool IsFormula(string value) =>
        value.Length > 0
        && (value[0] is '=' or '@' or '\t' or '\r' || value[0] is '+' or '-' && value.AsSpan(1).IndexOfAnyExcept("0123456789 .,-()/") >= 0);

    private static string Short(string name) => name.Length > ImportLimits.Shown ? name[..ImportLimits.Shown] : name;
}
