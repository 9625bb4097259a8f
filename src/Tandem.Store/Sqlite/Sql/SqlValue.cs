namespace Tandem.Store.Sqlite.Sql;

/// <summary>A value for a statement's parameter, without an object of its own.</summary>
internal readonly struct SqlValue
{
    private SqlValue(SqlKind kind) => Kind = kind;

    public SqlKind Kind { get; }

    public long Number { get; private init; }

    /// <summary>Kept as the 16 bytes of <see cref="Tables.Ids"/>.</summary>
    public Guid Id { get; private init; }

    public string Text { get; private init; } = "";

    public ReadOnlyMemory<byte> Bytes { get; private init; }

    public double Real => BitConverter.Int64BitsToDouble(Number);

    public static implicit operator SqlValue(long number) => new(SqlKind.Number) { Number = number };

    public static implicit operator SqlValue(bool isSo) => isSo ? 1 : 0;

    public static implicit operator SqlValue(double real) => new(SqlKind.Real) { Number = BitConverter.DoubleToInt64Bits(real) };

    public static implicit operator SqlValue(Guid id) => new(SqlKind.Id) { Id = id };

    public static implicit operator SqlValue(string? text) => text == null ? default : new(SqlKind.Text) { Text = text };

    public static implicit operator SqlValue(byte[]? bytes) => bytes == null ? default : new(SqlKind.Bytes) { Bytes = bytes };

    public static implicit operator SqlValue(ReadOnlyMemory<byte> bytes) => new(SqlKind.Bytes) { Bytes = bytes };
}

/// <summary>What a <see cref="SqlValue"/> is to SQLite.</summary>
internal enum SqlKind : byte
{
    Null,
    Number,
    Real,
    Text,
    Bytes,
    Id,
}
