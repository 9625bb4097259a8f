namespace Tandem.Store.Files.Sounds;

/// <summary>
/// A file that is being written: there under its name once it is finished, else not at all. What the disk says against it is told in words.
/// </summary>
internal sealed class SoundFile(string path) : IAsyncDisposable
{
    public const string Unfinished = ".new";

    private FileStream? file;

    /// <summary>Null, or why it cannot be written.</summary>
    public async ValueTask<string?> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            file ??= Create();
            await file.WriteAsync(bytes, cancel);
            return null;
        }
        catch (Exception e) when (IsDisks(e))
        {
            return Explain(e);
        }
    }

    /// <summary>On the disk, so that a row may name it. Null, or why it is not.</summary>
    public async ValueTask<string?> FinishAsync()
    {
        try
        {
            file!.Flush(flushToDisk: true);
            await file.DisposeAsync();
            File.Move(file.Name, path);
            file = null;
            return null;
        }
        catch (Exception e) when (IsDisks(e))
        {
            return Explain(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (file is null)
        {
            return;
        }
        try
        {
            await file.DisposeAsync();
            File.Delete(file.Name);
        }
        catch (Exception e) when (IsDisks(e))
        {
            // It is swept at the next start.
        }
    }

    private FileStream Create()
    {
        OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly.File,
            // Every write is a whole chunk.
            BufferSize = 0,
        };
        return new FileStream(path + Unfinished, options);
    }

    private static bool IsDisks(Exception e) => e is IOException or UnauthorizedAccessException;

    private static string Explain(Exception e) => $"the file could not be kept: {e.Message}";
}
