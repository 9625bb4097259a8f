namespace Tandem.Server.CommandLine;

using System.CommandLine;
using System.Globalization;
using Tandem.Server.Words;
using Tandem.Store.Backup;
using Tandem.Store.Contract;
using Tandem.Store.Files;
using Tandem.Store.Sqlite;

/// <summary><c>tandem backup FILE</c>, beside a running server too, and <c>tandem restore FILE</c> into a folder that is empty or not there.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        Argument<string> file = new("file")
        {
            Description = Texts.Say("The archive to write, e.g. tandem.tar.gz", "要写入的归档文件，例如 tandem.tar.gz"),
        };
        Option<string> data = Data();
        Option<bool> recordings = new("--recordings") { Description = Texts.Say("With the recordings", "包含录音") };
        Option<bool> noSounds = new("--no-sounds") { Description = Texts.Say("Without the sound files", "不包含声音文件") };
        Command command = new("backup", Texts.Say("Write a backup of a server, also while it runs", "备份服务器（运行中亦可）"))
        {
            file,
            data,
            recordings,
            noSounds,
        };
        command.SetAction(result =>
            Run(() =>
            {
                BackupContents contents = new(!result.GetValue(noSounds), result.GetValue(recordings));
                BackupWriter writer = new(path => new SqliteDatabase(path), Folder(result.GetValue(data)!), contents, Version);
                BackupResult made = writer.Write(result.GetValue(file)!);
                Console.WriteLine(Summary(made));
                if (made.Missing > 0)
                {
                    Console.WriteLine(
                        Texts.Say(
                            $"{made.Missing} recordings are in the index and have no file",
                            $"{made.Missing} 条录音只有索引而没有文件"
                        )
                    );
                }
            })
        );
        return command;
    }

    public static Command MakeRestore()
    {
        Argument<string> file = new("file") { Description = Texts.Say("The archive that backup wrote", "backup 写出的归档文件") };
        Option<string> data = Data();
        Command command = new(
            "restore",
            Texts.Say("Put a backup into a folder that is empty or not there yet", "将备份恢复到空的或尚不存在的目录")
        )
        {
            file,
            data,
        };
        command.SetAction(result =>
            Run(() =>
            {
                BackupRestore restore = new(folder => new SqliteDatabase(folder.Database, new SecretBox(folder.Key())));
                Console.WriteLine(Summary(restore.Restore(result.GetValue(file)!, result.GetValue(data)!)));
            })
        );
        return command;
    }

    private static string Version => typeof(BackupCommand).Assembly.GetName().Version?.ToString(3) ?? "";

    private static Option<string> Data() =>
        new("--data")
        {
            Description = Texts.Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据"),
            DefaultValueFactory = _ => "data",
        };

    private static string Folder(string data) =>
        File.Exists(DataFolder.DatabaseIn(data))
            ? data
            : throw new StoreException(
                $"there is no database in {data}; name the server's folder with --data",
                $"{data} 中没有数据库；请用 --data 指明服务器的数据目录"
            );

    private static string Summary(BackupResult done)
    {
        string megabytes = (done.Bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        return Texts.Say($"{done.Files} files, {megabytes} MB, checked", $"{done.Files} 个文件，{megabytes} MB，已校验");
    }

    private static int Run(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }
}
