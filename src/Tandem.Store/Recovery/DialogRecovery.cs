namespace Tandem.Store.Recovery;

using Tandem.Sip.Dialogs;
using Tandem.Store.Contract;

/// <summary>After a kill: the dialogs of legs that were up, whose phones hold dead lines. To be asked before their records are closed.</summary>
internal static class DialogRecovery
{
    /// <summary>Takes them out of the database: they are told once.</summary>
    public static DialogState[] Take(IDatabaseConnection database)
    {
        database.Begin();
        DialogState[] left =
        [
            .. database
                .Dialogs.All()
                .SelectMany(DialogCodec.Read)
                .Where(each => !database.Records.IsClosed(each.Leg))
                .Select(each => each.Dialog),
        ];
        database.Dialogs.Clear();
        database.Commit();
        return left;
    }
}
