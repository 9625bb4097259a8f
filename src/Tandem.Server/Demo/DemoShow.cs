namespace Tandem.Server.Demo;

internal static class DemoShow
{
    public static Task<int> RunAsync(CancellationToken cancel) => throw new NotImplementedException();
}
