using LamPS.Contracts.Requests;
using LamPS.Core;
using LamPS.Model.Agents;
using LamPS.Model.Catalog;
using LamPS.Model.Devices;
using LamPS.Model.Measuring;
using LamPS.Model.Onnx;

namespace LamPS.Host.Operations;

/// <summary>The models, and what they run on.</summary>
internal sealed class ModelOperation(ModelHub models)
{
    /// <summary>Who can plan and decide, the default first.</summary>
    /// <exception cref="LamException">A folder of models can't be read.</exception>
    public IReadOnlyList<ModelInfo> List() =>
    [
        new(ModelSpec.Baseline, ModelSpec.Baseline, true, "Plans from application maps and help, decides by words; needs no model files.", null),
        .. models.Catalog.List().Select(Info),
        .. models.Remotes().Select(r => new ModelInfo(
            $"remote:{r.Name}", "remote", false, r.Settings is { } s ? s.Description.Length > 0 ? s.Description : $"{s.Model} at {s.Endpoint}" : r.Problem, r.File)),
    ];

    /// <summary>All that is known of a model of this machine.</summary>
    /// <exception cref="LamException">There is none.</exception>
    public ModelDetail Show(string name) => Detail(models.Catalog.Find(name));

    /// <summary>Copies a folder into the user's models.</summary>
    /// <exception cref="LamException">It isn't a model, or the name is taken.</exception>
    public async Task<ModelDetail> AddAsync(string folder, string? name, string? licence, CancellationToken cancellationToken) =>
        Detail(await models.Catalog.AddAsync(folder, name, licence, cancellationToken).ConfigureAwait(false));

    /// <summary>Copies a folder into the user's models, for whoever wants to see it in the list.</summary>
    /// <exception cref="LamException">It isn't a model, or the name is taken.</exception>
    public async Task<ModelInfo> RegisterAsync(ModelFolder request, CancellationToken cancellationToken) =>
        Info(await models.Catalog.AddAsync(request.Folder, request.Name, request.Licence, cancellationToken).ConfigureAwait(false));

    /// <summary>Removes a model of the user's.</summary>
    /// <exception cref="LamException">There is none, or it came with the program.</exception>
    public void Remove(string name) => models.Catalog.Remove(name);

    /// <summary>Compares a model's files with their hashes.</summary>
    /// <exception cref="LamException">There is no such model.</exception>
    public async Task<ModelVerification> VerifyAsync(string name, CancellationToken cancellationToken)
    {
        var checks = await models.Catalog.VerifyAsync(name, cancellationToken).ConfigureAwait(false);
        return new ModelVerification(
            models.Catalog.Find(name).Name,
            !checks.Any(c => c.State is ModelFileState.Missing or ModelFileState.Changed),
            [.. checks.Select(c => new ModelFileDetail(c.Path, c.State.ToString().ToLowerInvariant()))]);
    }

    /// <summary>Measures how quick a model is where it would run.</summary>
    /// <exception cref="LamException">There is no such model, or it can't be loaded.</exception>
    public async Task<ModelSpeed> BenchAsync(string name, CancellationToken cancellationToken)
    {
        var entry = models.Catalog.Find(name);
        var choice = await models.Devices.ChooseAsync(again: false, cancellationToken).ConfigureAwait(false);
        return await new ModelSpeedTest(choice.Kind, models.Devices.Threads(cancellationToken), TimeProvider.System, choice.Adapter).MeasureAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries the devices and chooses one.</summary>
    /// <param name="again">Whether what was found before doesn't count.</param>
    /// <param name="cancellationToken">Ends the probes.</param>
    /// <exception cref="LamException">There is no ONNX Runtime, or no device works.</exception>
    public async Task<DeviceDetails> DevicesAsync(bool again, CancellationToken cancellationToken)
    {
        var choice = await models.Devices.ChooseAsync(again, cancellationToken).ConfigureAwait(false);
        return new DeviceDetails(
            OnnxRuntime.Version,
            OnnxRuntime.LibraryPath,
            DeviceKinds.Name(choice.Kind),
            choice.Reason,
            models.Devices.Threads(cancellationToken),
            [.. choice.Reports.Select(r => new DeviceDetail(DeviceKinds.Name(r.Kind), r.Works, r.Milliseconds, r.CpuMilliseconds, r.Problem, r.Adapter is { } number ? $"{number}: {r.AdapterName}" : null))],
            [.. choice.Reports.SelectMany(r => r.Adapters).Distinct().Select(a => new AdapterDetail(a.Kind.ToLowerInvariant(), a.Name, a.MemoryBytes))]);
    }

    private static ModelInfo Info(ModelEntry m) => new(m.Name, KindOf(m), false, m.Problem.Length > 0 ? m.Problem : m.Description, m.Folder);

    private static string KindOf(ModelEntry model) => model.Kind.ToString().ToLowerInvariant();

    private static ModelDetail Detail(ModelEntry m) => new(m.Name, KindOf(m), m.Folder, m.Bytes, m.Licence, m.Description, m.Source, m.IsShipped, m.HasHashes, m.Problem);
}
