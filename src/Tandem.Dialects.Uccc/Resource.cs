namespace Tandem.Dialects.Uccc;

using Tandem.Dialects.Uccc.Requests;

internal delegate ValueTask<Answer> Handler(UcccRequest request);

/// <summary>One of the document's interfaces.</summary>
/// <param name="Path">Below <c>/api/v31</c>.</param>
internal sealed record Resource(string Method, string Path, Handler Handle) : IResource;
