namespace Tandem.Dialects.Meiqia;

using Tandem.Dialects.Meiqia.Requests;

internal delegate ValueTask<Answer> Handler(MeiqiaRequest request);

/// <summary>One of the document's interfaces.</summary>
/// <param name="Path">Below <c>/unified-api/call/openapi/ent/v1</c>.</param>
internal sealed record Resource(string Method, string Path, Handler Handle) : IResource;
