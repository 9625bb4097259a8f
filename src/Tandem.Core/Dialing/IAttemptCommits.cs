namespace Tandem.Core.Dialing;

using Tandem.Core.Contract.Rows;

/// <summary>Brings an attempt into the log before it leaves.</summary>
internal interface IAttemptCommits
{
    /// <summary>False when too much is under way already.</summary>
    bool TryCommit(ConfigurationChange change, ICommitted then);
}

/// <summary>Who waits for a commit of his own.</summary>
internal interface ICommitted
{
    void Committed();

    /// <summary>Nothing of it is kept.</summary>
    void Failed(string reason);
}
