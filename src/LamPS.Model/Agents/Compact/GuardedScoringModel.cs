using LamPS.Core;
using LamPS.Model.Devices;
using LamPS.Model.Scoring;

namespace LamPS.Model.Agents.Compact;

/// <summary>A compact LAM on a device, and the same on the processor once the device fails. The note says so from then on, and with it every record.</summary>
/// <param name="model">The model on the device; belongs to this from now on.</param>
/// <param name="device">The device.</param>
/// <param name="onProcessor">Loads it on the processor; called once, when it is needed.</param>
internal sealed class GuardedScoringModel(IScoringModel model, DeviceKind device, Func<IScoringModel> onProcessor) : IScoringModel
{
    private readonly IScoringModel _onDevice = model;
    private readonly Lazy<IScoringModel> _onProcessor = new(onProcessor);
    private volatile IScoringModel? _instead;
    private volatile string _note = "";

    /// <inheritdoc/>
    public CompactLamConfig Config => _onDevice.Config;

    /// <inheritdoc/>
    public string Note => _note;

    /// <inheritdoc/>
    public async Task<ScoringResult> ScoreAsync(ScoringInput input, CancellationToken cancellationToken)
    {
        var asked = _instead ?? _onDevice;
        try
        {
            return await asked.ScoreAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error) when (asked == _onDevice && IsOfDevice(error))
        {
            // Another thread may have been here before; both go on with the same.
            _instead = await Task.Run(() => _onProcessor.Value, cancellationToken).ConfigureAwait(false);
            _note = $" (on the processor, for {DeviceKinds.Name(device)} failed)";
            return await _instead.ScoreAsync(input, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _onDevice.Dispose();
        if (_onProcessor.IsValueCreated)
            _onProcessor.Value.Dispose();
    }

    // A call that fails (memory, a device that is gone) or numbers that are none; everything else would fail there as well.
    private static bool IsOfDevice(LamException error) => error.Id is nameof(Onnx.OnnxErrors.OnnxCallFailed) or nameof(ScoringErrors.ScoresNotFinite);
}
