using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LamPS.Core.Deciding;
using LamPS.Core.Runs;
using LamPS.Learning.Episodes;
using LamPS.Learning.Records;

namespace LamPS.Learning.Lessons;

/// <summary>What showed when each action of a run was decided on, kept in the run's folder: what a model can learn from a run beside its plan.</summary>
/// <param name="run">Id of the run.</param>
public sealed class RunStates(string run) : IRunObserver
{
    /// <summary>Name of the file in the folder of a run.</summary>
    public const string FileName = "states.br";

    private TrajectoryRecorder? _recorder;

    /// <summary>Stands between the loop and who decides.</summary>
    /// <param name="actor">Who decides.</param>
    public IActor Watch(IActor actor) => _recorder = new TrajectoryRecorder($"run/{run}", "run", "run", Split.Train, actor);

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent) => _recorder?.OnEvent(runEvent);

    /// <summary>Writes what was seen; nothing where nothing was decided. A disk that takes no more costs no run: the states are left out.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="secrets">Masks the secrets of the run.</param>
    public void Write(string folder, Redactor secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (_recorder is not { Steps.Count: > 0 } recorder)
            return;
        var json = secrets.Apply(JsonSerializer.Serialize(recorder.Steps, RecordsJsonContext.Readable.IReadOnlyListStateAction));
        var path = Path.Combine(folder, FileName);
        try
        {
            using var file = File.Create(path);
            using var packed = new BrotliStream(file, new BrotliCompressionOptions { Quality = 5 });
            packed.Write(Encoding.UTF8.GetBytes(json));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(path);
        }
    }

    /// <summary>Reads what a run saw; empty for a run that kept nothing, or nothing whole.</summary>
    /// <param name="folder">Folder of the run.</param>
    public static IReadOnlyList<StateAction> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return [];
        try
        {
            using var unpacked = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
            IReadOnlyList<SceneMenu>? menus = null;
            return [.. JsonSerializer.Deserialize(unpacked, RecordsJsonContext.Readable.IReadOnlyListStateAction)!.Select(s => s with { Scene = s.Scene with { Menus = menus = s.Scene.Menus ?? menus } })];
        }
        catch (Exception error) when (error is IOException or InvalidDataException or JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
