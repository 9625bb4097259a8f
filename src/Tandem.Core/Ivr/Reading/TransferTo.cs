namespace Tandem.Core.Ivr.Reading;

/// <summary>What a caller is put through to.</summary>
internal enum TransferTo : byte
{
    Extension,
    Number,

    /// <summary>By login; on whatever extension he is signed in.</summary>
    Agent,

    Flow,
}
