namespace Tandem.Server.Tests.Behaviour;

using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tandem.Server.Logging;
using Tandem.Server.Words;

/// <summary>A Chinese line is Chinese to its end, whoever gave the reason.</summary>
[Collection(TextsTests.Alone)]
public sealed class SystemReasonsTests : IDisposable
{
    public SystemReasonsTests() => Texts.Choose(["--lang", "zh"]);

    public void Dispose() => Texts.Choose(["--lang", "en"]);

    public static TheoryData<int> Errors =>
        [1, 2, 5, 11, 12, 13, 16, 17, 20, 21, 22, 23, 24, 27, 28, 30, 36, 39, 98, 99, 101, 104, 110, 111, 113, 122];

    [Theory]
    [MemberData(nameof(Errors))]
    public void What_the_system_says_is_put_into_Chinese(int error)
    {
        string said = new System.ComponentModel.Win32Exception(error).Message;
        Assert.DoesNotMatch("[A-Za-z]", SystemReasons.InChinese(said));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(19)]
    [InlineData(26)]
    public void So_is_what_the_database_says(int code)
    {
        string said = $"SQLite Error {code}: '{SQLitePCL.raw.sqlite3_errstr(code).utf8_to_string()}'.";
        Assert.Matches($"^SQLite 错误 {code}：[^A-Za-z']+$", SystemReasons.InChinese(said));
    }

    [Fact]
    public void A_real_failure_of_each_kind_is_told_in_Chinese()
    {
        string database = Assert.Throws<SqliteException>(() => new SqliteConnection("Data Source=/nowhere/at/all.db").Open()).Message;
        Assert.Equal("SQLite 错误 14：无法打开数据库文件", SystemReasons.InChinese(database));
        string missing = Assert.ThrowsAny<IOException>(() => File.ReadAllText("/nowhere/at/all")).Message;
        Assert.Equal("路径 /nowhere/at/all 不存在", SystemReasons.InChinese(missing));
        string taken = Assert.ThrowsAny<IOException>(WriteWhereNothingFits).Message;
        Assert.Contains("设备上没有剩余空间", SystemReasons.InChinese(taken), StringComparison.Ordinal);
        string json = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse("{\n x")).Message;
        Assert.Equal("第 1 行（从 0 起）第 1 字节处有误", SystemReasons.InChinese(json));
    }

    [Fact]
    public void Reasons_are_Chinese_in_the_log_and_names_stay_as_they_are()
    {
        LogValues line = new(
            LogMessages.StoreFailed,
            LogMessages.StoreFailed.Chinese,
            ["database", "SQLite Error 13: 'database or disk is full'."]
        );
        Assert.Equal("database：SQLite 错误 13：数据库或磁盘已满", line.ToString());
        LogValues other = new(
            LogMessages.RegistrationMoved,
            LogMessages.RegistrationMoved.Chinese,
            ["1001", "t", "s", "Is a directory", "c"]
        );
        Assert.Contains("Is a directory", other.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void In_English_nothing_is_touched()
    {
        Texts.Choose(["--lang", "en"]);
        LogValues line = new(LogMessages.StoreFailed, LogMessages.StoreFailed.English, ["database", "No space left on device"]);
        Assert.Equal("database: No space left on device", line.ToString());
    }

    private static void WriteWhereNothingFits()
    {
        using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write);
        full.WriteByte(1);
        full.Flush();
    }
}
