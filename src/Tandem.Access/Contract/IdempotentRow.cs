namespace Tandem.Access.Contract;

using Tandem.Access.Secrets;

/// <summary>A request with an idempotency key as it is kept: before it is done without an answer, then with it.</summary>
/// <param name="Id">Of who asks and his key.</param>
/// <param name="Request">Of what was asked: a request with another hash is another one.</param>
/// <param name="Answer">Null until it was answered.</param>
/// <param name="BegunMicros">Unix time.</param>
/// <param name="EndsMicros">Unix time; after it the key is free again.</param>
public sealed record IdempotentRow(SecretHash Id, int Tenant, SecretHash Request, KeptAnswer? Answer, long BegunMicros, long EndsMicros);

/// <summary>An answer of HTTP, to be given again.</summary>
/// <param name="ContentType">Empty where there is no body.</param>
/// <param name="Location">Of what was made; empty for nothing.</param>
/// <param name="Tag">The ETag; empty for none.</param>
public sealed record KeptAnswer(int Status, string ContentType, string Location, string Tag, byte[] Body);
