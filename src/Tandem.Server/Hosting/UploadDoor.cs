namespace Tandem.Server.Hosting;

using Tandem.Access.Tenants;
using Tandem.Store.Files.Sounds;

/// <summary>Lets dialects keep sounds without knowing the store.</summary>
internal sealed class UploadDoor(SoundUploads uploads) : ISoundUploads
{
    public async Task<StoredSound> SaveAsync(int tenant, Stream content, long limit, CancellationToken cancel)
    {
        KeptSound kept = await uploads.SaveAsync(tenant, content, limit, cancel);
        SoundRefusal refusal = kept.Refusal switch
        {
            UploadRefusal.None => SoundRefusal.None,
            UploadRefusal.NoSound => SoundRefusal.NoSound,
            UploadRefusal.TooLarge or UploadRefusal.NoRoom => SoundRefusal.TooLarge,
            UploadRefusal.TooMany => SoundRefusal.TooMany,
            _ => SoundRefusal.Failed,
        };
        return new StoredSound(kept.Path, kept.Bytes, kept.DurationMillis, refusal, kept.Problem);
    }

    public void Delete(string path) => uploads.Delete(path);
}
