namespace Tandem.TestKit.Access;

using Tandem.Access.Contract;
using Tandem.Core.Contract.Rows;

/// <summary>Nothing was kept.</summary>
public sealed class NoArchive : IArchive
{
    public IReadOnlyList<LegRecord> Records(RecordSearch search) => [];

    public Stream? OpenRecording(int tenant, Guid recording) => null;
}
