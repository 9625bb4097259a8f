namespace Tandem.Numbering;

/// <summary>The ranges of mobile numbers in use in China, by the first three digits, as the ministry (MIIT) has given them to operators.</summary>
public static class MobileRanges
{
    private const int MobileLength = 11;
    private const int RangeLength = 3;

    /// <summary>How many blocks of ten thousand numbers a range has: a block is of one place.</summary>
    public const int Blocks = 10_000;

    public static IReadOnlyList<string> China { get; } =
    [
        .. "130 131 132 133 134 135 136 137 138 139 145 146 147 148 149 150 151 152 153 155 156 157 158 159 162 165 166 167 170 171 172 173 174".Split(
            ' '
        ),
        .. "175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 192 193 195 196 197 198 199".Split(' '),
    ];

    private static readonly HashSet<string> InUse = [.. China];

    /// <summary>A mobile number of China as people write it there: the plans of libphonenumber do not have all ranges.</summary>
    public static bool Has(string national) =>
        national.Length == MobileLength && national.All(char.IsAsciiDigit) && InUse.Contains(national[..RangeLength]);

    /// <summary>The share of blocks, over all ranges, whose city a table names.</summary>
    public static double Covered(PlaceTable table)
    {
        int named = China.Sum(range => Enumerable.Range(0, Blocks).Count(block => table.Of($"+86{range}{block:0000}")?.City.Length > 0));
        return named / (double)(China.Count * Blocks);
    }
}
