namespace Tandem.Dialects.Udesk.Requests;

/// <summary>One of the document's return codes.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Description">As the document has it; an answer may say more.</param>
/// <param name="Status">Of HTTP.</param>
internal sealed record ErrorCode(string Code, string Description, int Status);
