namespace Tandem.Server.Hosting;

using Tandem.Access;
using Tandem.Store.Files.Sounds;

/// <summary>Lets dialects keep sounds without knowing the store.</summary>
internal sealed class UploadDoor(SoundUploads uploads) : ISoundUploads
{
    public async Task<StoredSound> SaveAsync(int tenant, Stream content, long limit, CancellationToken cancel)
    {
        KeptSound kept = await uploads.SaveAsync(tenant, content, limit, cancel);
        return new StoredSound(kept.Path, kept.Bytes, kept.DurationMillis, kept.Problem, kept.IsTooLarge);
    }

    public void Delete(string path) => uploads.Delete(path);
}
