# Brevier: no build step and nothing native, so the image is Node, the dependencies and the sources, the same on amd64 and arm64:
#   docker build -t brevier .
#   docker buildx build --platform linux/amd64,linux/arm64 -t REGISTRY/brevier --push .
# Where there is no engine, `node deploy/try-image.ts` runs these steps one by one in a bare folder.
FROM node:26-slim AS dependencies
WORKDIR /brevier
COPY package.json package-lock.json ./
# Types and source maps are for those who write code: half of what is installed, and nothing of it runs.
RUN npm ci --omit=dev --no-audit --no-fund && find node_modules -type f \( -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.map' \) -delete

FROM node:26-slim
LABEL org.opencontainers.image.title="Brevier" \
      org.opencontainers.image.description="A chat bot that turns stored news articles into short, checkable briefings" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
# Where HEALTHCHECK asks; within the container only.
ENV HEALTH_PORT=8080
WORKDIR /brevier
COPY --from=dependencies /brevier/node_modules node_modules
COPY package.json LICENSE ./
COPY bin bin
COPY src src
COPY config config
COPY samples samples
# The store's folder, where it is a file: STORE_URL names another place. 1000 is the image's user `node`.
RUN mkdir data && chown 1000:1000 data
USER 1000:1000
VOLUME /brevier/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "bin/healthcheck.js"]
CMD ["node", "bin/brevier.js", "start"]
