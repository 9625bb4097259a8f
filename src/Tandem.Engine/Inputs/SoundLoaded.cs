namespace Tandem.Engine.Inputs;

/// <summary>
/// The sound behind a path is ready at every media worker under a number, or cannot be had. The exchange learns what it decides by, never the
/// samples.
/// </summary>
/// <param name="Sound">Its number; 0 when it cannot be had.</param>
/// <param name="Milliseconds">Its length.</param>
/// <param name="Reason">Why it cannot be had, or what is missing in it.</param>
public sealed record SoundLoaded(int Tenant, string Path, long Sound, long Milliseconds, string Reason) : EngineInput;
