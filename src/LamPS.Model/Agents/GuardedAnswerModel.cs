using LamPS.Core;
using LamPS.Model.Devices;
using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>A model on a device, and the same on the processor once the device fails. The name says so from then on, and with it every record.</summary>
internal sealed class GuardedAnswerModel(IAnswerModel model, DeviceKind device, Func<IAnswerModel> onProcessor) : IAnswerModel
{
    private readonly IAnswerModel _onDevice = model;
    private readonly Lazy<IAnswerModel> _onProcessor = new(onProcessor);
    private volatile IAnswerModel? _instead;
    private volatile string _note = "";

    /// <inheritdoc/>
    public string Name => $"{_onDevice.Name}{_note}";

    /// <inheritdoc/>
    public int Context => _onDevice.Context;

    /// <inheritdoc/>
    public int Count(IReadOnlyList<ChatMessage> messages) => (_instead ?? _onDevice).Count(messages);

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        var asked = _instead ?? _onDevice;
        try
        {
            return await asked.AnswerAsync(messages, form, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error) when (asked == _onDevice && IsOfDevice(error))
        {
            // Another thread may have been here before; both go on with the same.
            _instead = await Task.Run(() => _onProcessor.Value, cancellationToken).ConfigureAwait(false);
            _note = $" (on the processor, for {DeviceKinds.Name(device)} failed)";
            return await _instead.AnswerAsync(messages, form, cancellationToken).ConfigureAwait(false);
        }
    }

    // A call that fails (memory, a device that is gone) or numbers that are none; everything else would fail there as well.
    private static bool IsOfDevice(LamException error) =>
        error.Id is nameof(Onnx.OnnxErrors.OnnxCallFailed) or nameof(Generation.GenerationErrors.LogitsNotFinite);
}
