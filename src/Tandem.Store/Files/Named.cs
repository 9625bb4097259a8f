namespace Tandem.Store.Files;

/// <summary>A thing or an advice in the languages of the command line, to be put into a sentence.</summary>
internal readonly record struct Named(string English, string Chinese)
{
    public static readonly Named AnotherFolder = new("name another folder with --data", "用 --data 指定其他目录");
    public static readonly Named AnotherFile = new("name another file", "指定其他文件");
    public static readonly Named Backup = new("put the one from your backup back", "从备份中恢复");
}
