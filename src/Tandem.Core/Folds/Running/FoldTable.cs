namespace Tandem.Core.Folds.Running;

using Tandem.Core.Folds.Calls;
using Tandem.Core.Folds.Campaigns;
using Tandem.Core.Folds.Notes;
using Tandem.Core.Folds.Recordings;
using Tandem.Core.Folds.Records;
using Tandem.Core.Folds.Sessions;

/// <summary>Every fold: one file and one row each.</summary>
internal static class FoldTable
{
    public static Fold[] All() =>
        [
            new CallRecords(),
            new AgentSessions(),
            new RecordingIndex(),
            new Statistics.Statistics(),
            new CallSummaries(),
            new CallNotes(),
            new CampaignTallies(),
        ];
}
