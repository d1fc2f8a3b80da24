import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/** The peer: Socket.IO alone, sending the same message to the same room. */
const server = createServer();
const io = new Server(server, { serveClient: false, perMessageDeflate: false });
io.of('/review').on('connection', (socket) => {
  socket.on('track:join', ({ trackId }: { trackId: string }, ack: () => void) => {
    void socket.join(trackId);
    ack();
  });
  socket.on('post', (event: { trackId: string }, ack: () => void) => {
    io.of('/review').to(event.trackId).emit('track:event', event);
    ack();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
