namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Server.Words;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary><c>tandem rebuild --data DIR</c>: makes all that follows from the log again; the server must be stopped.</summary>
internal static class RebuildCommand
{
    public static Command Make()
    {
        Option<string> data = new("--data")
        {
            Description = Texts.Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据"),
            DefaultValueFactory = _ => "data",
        };
        Command rebuild = new(
            "rebuild",
            Texts.Say("Make records, sign-ins and statistics again from the log of events", "根据事件日志重新生成话单、签入状态与统计")
        )
        {
            data,
        };
        rebuild.SetAction(result => Run(result.GetValue(data)!));
        return rebuild;
    }

    private static int Run(string data)
    {
        if (!Directory.Exists(data))
        {
            Console.Error.WriteLine(Texts.Say($"tandem: there is no folder {data}", $"tandem: 目录 {data} 不存在"));
            return 1;
        }
        try
        {
            using DataFolder folder = DataFolder.Open(data);
            foreach ((int tenant, long events) in FolderRebuild.Run(folder))
            {
                Console.WriteLine(Texts.Say($"tenant {tenant}: {events} events", $"租户 {tenant}：{events} 个事件"));
            }
            return 0;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }
}
